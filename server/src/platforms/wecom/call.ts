import type { z } from 'zod';
import type { Ask, Question } from '../api/ask.ts';
import { explained } from '../api/errcodes.ts';
import type { ErrcodeTable } from '../api/errcodes.ts';
import { readAnswer } from '../api/read-answer.ts';
import type { SharedToken } from '../api/shared-token.ts';
import { withToken } from '../api/with-token.ts';
import { wecomErrors } from './errors.ts';

/** A call with one secret's token: errcodes as AppError, answer checked by the schema. `tables` go before the platform's own. */
export type WecomCall = <S extends z.ZodType>(question: Question, schema: S, tables?: readonly ErrcodeTable[]) => Promise<z.output<S>>;

export function createWecomCall(ask: Ask, token: SharedToken): WecomCall {
  return (question, schema, tables = []) =>
    explained([...tables, wecomErrors], async () => {
      const answer = await withToken(token, (value) => ask({ ...question, query: { access_token: value, ...question.query } }));
      return readAnswer(question.path, schema, answer);
    });
}
