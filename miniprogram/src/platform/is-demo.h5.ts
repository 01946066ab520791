import type * as Shape from './is-demo';

export const isDemo: typeof Shape.isDemo = true;
