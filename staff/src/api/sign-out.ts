import { newIdempotencyKey } from './idempotency-key.ts';
import { post } from './post.ts';
import { forgetSession, isSignedOut, renewSession, stopRenewing } from './session-renewal.ts';

/**
 * Ends this device's session, here and in all tabs. A session that is over already counts as ended. Throws the ApiFailure when the server could
 * not be reached: then one is still signed in.
 */
export async function signOut(): Promise<void> {
  await stopRenewing();
  const startedAt = Date.now();
  try {
    // The server knows whose session to end by its access part; when that is over it takes a new one to end the rest.
    await end().catch(async (error: unknown) => {
      if (!isSignedOut(error)) throw error;
      await renewSession(startedAt);
      await end();
    });
  } catch (error) {
    if (!isSignedOut(error)) throw error;
  }
  await forgetSession();
}

const end = (): Promise<unknown> =>
  post({ url: '/api/staff.session.end', body: '{}', headers: { 'idempotency-key': newIdempotencyKey() } });
