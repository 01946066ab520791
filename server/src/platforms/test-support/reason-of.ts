import { AppError } from '../../kernel/errors.ts';

/** The reason of the refusal a call throws; anything else it throws or returns fails the test. */
export function reasonOf(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    if (error instanceof AppError && error.code === 'callback.refused') return error.data?.['reason'];
    throw error;
  }
  return 'accepted';
}
