export function GuidelinesPage() {
  return (
    <div className="page">
      <h1>GuidelinesPage</h1>
    </div>
  );
}
