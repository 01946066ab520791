/** `12345` → `12,345`; without Intl, which some WeChat engines lack. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
