import type { Delivery, Push } from '../callbacks/push.ts';
import type { Sender } from '../callbacks/sender.ts';

export interface DeliverOptions {
  /** false: answer at once, deliver meanwhile. */
  wait?: boolean;
}

export async function deliver(sender: Sender, push: Push, options: DeliverOptions = {}): Promise<Delivery | null> {
  const delivery = sender.send(push);
  if (options.wait !== false) return delivery;
  delivery.catch(() => undefined);
  return null;
}
