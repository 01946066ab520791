import type { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';

/** Checks an answer against the fields we rely on; unknown ones are dropped. A missing one is the platform's fault: `platform.refused`. */
export function readAnswer<S extends z.ZodType>(api: string, schema: S, answer: unknown): z.output<S> {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => issue.path.join('.'));
  throw new AppError('platform.refused', { api, reason: 'unexpected_answer', fields });
}
