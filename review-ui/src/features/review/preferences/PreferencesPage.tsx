export function PreferencesPage() {
  return (
    <div className="page">
      <h1>PreferencesPage</h1>
    </div>
  );
}
