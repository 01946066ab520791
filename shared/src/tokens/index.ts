/** The one source of colours, sizes and spacing (docs: shared/design/ui.md). Each app turns it into its own token file. */
export const light = {
  ink: '#14212B',
  muted: '#5B6875',
  faint: '#98A2AD',
  paper: '#F5F7F8',
  card: '#FFFFFF',
  line: '#E5E9ED',
  brand: '#0B7A75',
  brandHover: '#096661',
  brandTint: '#E4F3F1',
  price: '#E5432F',
  priceTint: '#FDEDEA',
  success: '#2B8A57',
  warning: '#B7791F',
  danger: '#C93A3A',
  info: '#2F6FB3',
} as const;

export const dark = {
  ink: '#E8EDF1',
  muted: '#A3AFBA',
  faint: '#6C7985',
  paper: '#0F1519',
  card: '#182127',
  line: '#27323A',
  brand: '#3DB8B0',
  brandHover: '#5CC7C0',
  brandTint: '#12312F',
  price: '#FF7A66',
  priceTint: '#3A1F1B',
  success: '#4CAF7A',
  warning: '#D69A3C',
  danger: '#E06A6A',
  info: '#5A97D6',
} as const;

export const levels = { bronze: '#A0714F', silver: '#8A97A3', gold: '#B98A2F', blackCard: '#1E2429' } as const;
export const space = [4, 8, 12, 16, 24, 32] as const;
export const fontSize = { tiny: 12, small: 13, body: 14, large: 16, title: 20, display: 28 } as const;
export const radius = { control: 6, card: 12 } as const;
