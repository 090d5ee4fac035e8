import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { messageOf } from '@/lib/api/ApiError';
import { logIn } from '@/lib/session/session';
import classes from './LoginPage.module.css';

/** Takes the token of a user for a session. */
export function LoginPage() {
  const [token, setToken] = useState('');
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({ mutationFn: logIn, onSuccess: () => queries.resetQueries() });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    mutate(token.trim());
  }
  return (
    <main className={classes['page']}>
      <form className={classes['form']} onSubmit={submit}>
        <h1>LLM-Eval</h1>
        <PasswordInput
          label="Token"
          description="As llm-eval users add printed it"
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          error={error === null ? undefined : messageOf(error)}
          autoComplete="current-password"
          size="sm"
          required
        />
        <Button type="submit" variant="filled" size="sm" loading={isPending} disabled={token.trim() === ''}>
          Log in
        </Button>
      </form>
    </main>
  );
}
