export function DecisionPage() {
  return (
    <div className="page">
      <h1>DecisionPage</h1>
    </div>
  );
}
