import { AppError } from '../../kernel/errors.ts';

export type RefusalReason =
  | 'missing_parameter'
  | 'bad_signature'
  | 'sign_test'
  | 'unknown_serial'
  | 'stale_timestamp'
  | 'bad_cipher'
  | 'wrong_receiver'
  | 'plain_refused'
  | 'no_key'
  | 'too_large'
  | 'bad_utf8'
  | 'bad_xml'
  | 'bad_json'
  | 'doctype'
  | 'bad_message';

/** The one way a callback is turned down: `callback.refused` with a short machine reason, nothing of the input in it. */
export function refused(reason: RefusalReason): AppError {
  return new AppError('callback.refused', { reason });
}
