import { listRegions, regionName as nameOf } from '@lianke/shared/regions';

/** `330100` → `浙江省杭州市`; the code itself where the list does not know it. */
export const regionName = (code: string): string => nameOf(code) ?? code;

export interface RegionOption {
  value: string;
  label: string;
  children?: RegionOption[];
}

let options: RegionOption[] | undefined;

/** Provinces with their cities, for a cascader; a province can be chosen as a whole. */
export function regionOptions(): RegionOption[] {
  options ??= listRegions().map(({ code, name, cities }) => ({
    value: code,
    label: name,
    ...(cities.length > 0 ? { children: cities.map((city) => ({ value: city.code, label: city.name })) } : {}),
  }));
  return options;
}

/** `330100` → [`330000`, `330100`]; a province → [`330000`]. */
export const regionPath = (code: string): string[] => (code.endsWith('0000') ? [code] : [`${code.slice(0, 2)}0000`, code]);
