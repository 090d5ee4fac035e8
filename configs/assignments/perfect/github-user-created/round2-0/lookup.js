/** Asks for an account: its name and the day on which it was created, in UTC. An error says why there is none. */
export async function lookUp(user) {
  const token = new URLSearchParams(location.search).get("token");
  const answer = await fetch("https://api.github.com/users/" + encodeURIComponent(user), {
    headers: token ? { Authorization: "Bearer " + token } : {},
  });
  if (answer.status === 404) throw new Error("there is no user " + user);
  if (!answer.ok) throw new Error("the service answered with status " + answer.status);
  const account = await answer.json();
  return { user, created: new Date(account.created_at).toISOString().slice(0, 10) };
}
