import { knownPerson, rememberAddress } from './simulator-box';
import type * as Shape from './storage-prefix';

export const storagePrefix: typeof Shape.storagePrefix = () => `lianke:${knownPerson() ?? ''}:`;
export const prepareStorage: typeof Shape.prepareStorage = rememberAddress;
