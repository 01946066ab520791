import { chinaRegions } from './china-regions.ts';

const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;
const isProvince = (code: string): boolean => code.endsWith('0000');

/** `330100` → `浙江省杭州市`, `110000` → `北京市`; undefined for a code we do not know. */
export function regionName(code: string): string | undefined {
  const own = chinaRegions[code];
  if (own === undefined || isProvince(code)) return own;
  return `${chinaRegions[provinceOf(code)] ?? ''}${own}`;
}

export interface RegionChoice {
  code: string;
  name: string;
}

/** Provinces in the order of their codes, each with its cities: for pickers. */
export function listRegions(): (RegionChoice & { cities: RegionChoice[] })[] {
  const entries = Object.entries(chinaRegions).map(([code, name]) => ({ code, name }));
  return entries
    .filter(({ code }) => isProvince(code))
    .map((province) => ({
      ...province,
      cities: entries.filter(({ code }) => !isProvince(code) && provinceOf(code) === province.code),
    }));
}

const peoples =
  '土家族|苗族|侗族|布依族|藏族|羌族|彝族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|朝鲜族|黎族|蒙古族|蒙古|哈萨克|柯尔克孜|维吾尔';
const endings = [new RegExp(`(?:${peoples})*(?:自治区|自治州|自治县)$`), /(?:特别行政区|省|市|地区|盟|县|林区)$/];

/** `广西壮族自治区` → `广西`, `恩施土家族苗族自治州` → `恩施`, `杭州市` → `杭州`. One character alone would be found everywhere: 内蒙古 stays whole. */
function shortName(name: string): string {
  const bare = endings.reduce((text, ending) => text.replace(ending, ''), name);
  return bare.length >= 2 ? bare : name.replace(/自治区$/, '');
}

interface Named extends RegionChoice {
  /** Full name first. */
  names: string[];
}
let known: { provinces: Named[]; cities: Named[] } | undefined;

function knownNames(): NonNullable<typeof known> {
  if (known) return known;
  const all = Object.entries(chinaRegions).map(([code, name]) => ({ code, name, names: [...new Set([name, shortName(name)])] }));
  known = { provinces: all.filter(({ code }) => isProvince(code)), cities: all.filter(({ code }) => !isProvince(code)) };
  return known;
}

const beginning = (text: string, among: readonly Named[]): { region: Named; rest: string } | undefined => {
  for (const nth of [0, 1])
    for (const region of among) {
      const name = region.names[nth];
      if (name !== undefined && text.startsWith(name)) return { region, rest: text.slice(name.length) };
    }
  return undefined;
};

/**
 * What people write in a file: a code, `浙江省杭州市`, `浙江 杭州`, `杭州`, also with a district behind it. A city is found without its province; of
 * the names that a province and a city share (吉林) the bare one means the province. Undefined when it names no place we know.
 */
export function findRegion(text: string): string | undefined {
  const plain = text.replace(/[\s/,，、\-—>]+/g, '').replace(/^中国/, '');
  if (/^\d{6}$/.test(plain)) return chinaRegions[plain] === undefined ? undefined : plain;
  const { provinces, cities } = knownNames();
  const whole = cities.find((city) => city.name === plain);
  if (whole) return whole.code;
  const province = beginning(plain, provinces);
  if (!province) return beginning(plain, cities)?.region.code;
  const within = cities.filter((city) => provinceOf(city.code) === province.region.code);
  return (beginning(province.rest, within) ?? province).region.code;
}
