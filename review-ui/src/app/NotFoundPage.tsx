import { Link, useLocation } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { usePage } from '@/lib/page/PageContext';

/** An address that is no page. */
export function NotFoundPage() {
  const { pathname } = useLocation();
  usePage([{ label: 'Not found' }]);
  return (
    <div className="page">
      <h1>Not found</h1>
      <EmptyState title={`There is no page at ${pathname}.`}>
        It may belong to a run that was deleted. <Link to="/runs">See all runs</Link>.
      </EmptyState>
    </div>
  );
}
