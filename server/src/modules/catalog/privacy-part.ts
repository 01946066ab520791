import type { PrivacyPart } from '../../kernel/privacy/privacy-part.ts';

export const catalogPrivacyPart: PrivacyPart = {
  name: 'catalog',
  holdings: [],
  exempt: { stores: 'the shop’s own addresses and telephones: they name no customer' },
};
