import type { World } from '../../world/world.ts';
import type { Invoice } from '../invoice.ts';

const FILES = '/nuonuo/files';

/** Whoever has the address has the file, as in life. */
export function addressesOf(world: World, invoice: Invoice): { pdf: string; xml: string } {
  const base = `${world.addresses.public}${FILES}/${invoice.serialNo}/${invoice.fileKey}`;
  return { pdf: `${base}/invoice.pdf`, xml: `${base}/invoice.xml` };
}
