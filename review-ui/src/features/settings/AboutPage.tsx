import { usePage } from '@/lib/page/PageContext';

/** What this server is. */
export function AboutPage() {
  usePage([{ label: 'Settings' }]);
  return (
    <div className="page">
      <h1>Settings</h1>
    </div>
  );
}
