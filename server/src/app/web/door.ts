import type { IncomingHttpHeaders } from 'node:http';
import type { NewInboxMessage } from '../../kernel/inbox/inbox-handler.ts';
import type { CallbackInput, CallbackQuery } from '../../platforms/callback/types.ts';

/** What stands behind one address of `/callbacks/`. */
export interface Door {
  verifyUrl(query: CallbackQuery): string;
  /** Throws callback.refused; otherwise what to store and what to answer once it is stored. */
  open(input: CallbackInput & { headers: IncomingHttpHeaders }): Opened | Promise<Opened>;
  /** Where the platform wants failures in a form of its own. */
  fail?(error: unknown): string;
}

interface Opened {
  message: NewInboxMessage;
  answer: () => Promise<string>;
}
