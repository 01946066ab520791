import type * as Shape from './storage-prefix';

/** WeChat already keeps storage per person and mini-program. */
export const storagePrefix: typeof Shape.storagePrefix = () => '';
export const prepareStorage: typeof Shape.prepareStorage = () => undefined;
