import { createHash } from 'node:crypto';
import type { Deps } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { knownSerial } from '../../modules/invoices/index.ts';
import type { EInvoiceProvider } from '../../platforms/einvoice/port.ts';
import type { Door } from './door.ts';

/**
 * `/callbacks/einvoice/nuonuo`. Nuonuo does not sign its pushes (facts §2.1), so one only makes us ask; what is about no invoice of ours is not stored.
 * The key covers the whole body: a forged push cannot stand in for the real one.
 */
export function einvoiceDoor(deps: Deps, provider: EInvoiceProvider): Door {
  return {
    verifyUrl: () => {
      throw new AppError('callback.refused', { reason: 'method' });
    },
    open: async ({ rawBody }) => {
      const push = provider.readPush(rawBody.toString('utf8'));
      if (!push) throw new AppError('callback.refused', { reason: 'malformed' });
      if (!(await knownSerial(deps, push.serial))) throw new AppError('callback.refused', { reason: 'unknown_number' });
      const digest = createHash('sha256').update(rawBody).digest('base64url');
      return {
        message: {
          platform: 'einvoice',
          appId: 'nuonuo',
          dedupeKey: `${push.serial}.${digest.slice(0, 40)}`,
          lane: 'default',
          payload: push,
        },
        answer: async () => JSON.stringify({ status: '0000', message: '同步成功' }),
      };
    },
    fail: () => JSON.stringify({ status: '9999', message: '处理失败' }),
  };
}
