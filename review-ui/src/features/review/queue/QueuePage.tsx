export function QueuePage() {
  return (
    <div className="page">
      <h1>QueuePage</h1>
    </div>
  );
}
