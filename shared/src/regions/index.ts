export { chinaRegions } from './china-regions.ts';
export { findRegion, listRegions, regionName } from './region-names.ts';
export type { RegionChoice } from './region-names.ts';
