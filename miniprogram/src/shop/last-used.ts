import { readStored, store } from '../platform/storage';
import type { Address } from './types';

/** What was chosen last time, so that nobody has to choose it again; it stays on this phone. */
const places = { address: 'shop:address', billStore: 'shop:bill-store', pickupStore: 'shop:pickup-store' } as const;

export const lastAddress = (): Address | undefined => readStored<Address>(places.address);
export const keepAddress = (address: Address): void => store(places.address, address);
export const lastStore = (place: 'billStore' | 'pickupStore'): string | undefined => readStored<string>(places[place]);
export const keepStore = (place: 'billStore' | 'pickupStore', id: string): void => store(places[place], id);
