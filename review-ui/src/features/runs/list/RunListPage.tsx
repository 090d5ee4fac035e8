import { usePage } from '@/lib/page/PageContext';

export function RunListPage() {
  usePage([{ label: 'Runs' }]);
  return (
    <div className="page">
      <h1>Runs</h1>
    </div>
  );
}
