/** `13812345678` → `138****5678`; numbers too short to mask that way keep only their last two digits. */
export function maskPhone(phone: string): string {
  return phone.length >= 8 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`;
}

/** `wang.lei@example.cn` → `wa***@example.cn`. */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, Math.min(2, Math.max(0, local.length - 1)))}***@${domain}`;
}

/** Keeps the first six characters (province and city) and hides the rest. */
export const maskAddress = (address: string): string => `${[...address].slice(0, 6).join('')}****`;

/** `91330106MA2CXXXX8K` → `9133****XX8K`. */
export const maskTaxId = (taxId: string): string => (taxId.length > 8 ? `${taxId.slice(0, 4)}****${taxId.slice(-4)}` : '****');

/** `王小明` → `王**`. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.min(rest.length, 4));
};

/** `1990-05-17` → `1990-**-**`. */
export const maskBirthday = (day: string): string => `${day.slice(0, 4)}-**-**`;
