import type * as Shape from './screen';

/** A browser may not touch the brightness. */
export const brightenScreen: typeof Shape.brightenScreen = () => () => undefined;
