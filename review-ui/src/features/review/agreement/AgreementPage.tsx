export function AgreementPage() {
  return (
    <div className="page">
      <h1>AgreementPage</h1>
    </div>
  );
}
