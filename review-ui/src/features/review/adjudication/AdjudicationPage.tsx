export function AdjudicationPage() {
  return (
    <div className="page">
      <h1>AdjudicationPage</h1>
    </div>
  );
}
