import { dark, fontSize, light, radius } from '@lianke/shared/tokens';
import { theme } from 'antd';
import type { ThemeConfig } from 'antd';

export type Scheme = 'light' | 'dark';
type Palette = Record<keyof typeof light, string>;

const palettes: Record<Scheme, Palette> = { light, dark };
const fontFamily = "'PingFang SC', 'HarmonyOS Sans SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', system-ui, sans-serif";
const shadow: Record<Scheme, string> = {
  light: '0 8px 28px rgba(20, 33, 43, 0.14)',
  dark: '0 8px 28px rgba(0, 0, 0, 0.5)',
};

/** Tint of a signal colour on the card; antd's own derivation turns muddy with these hues. */
function tint(color: string, card: string, share: number): string {
  const part = (hex: string, at: number): number => parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(part(color, at) * share + part(card, at) * (1 - share)));
  return `#${mixed.map((it) => it.toString(16).padStart(2, '0')).join('')}`;
}

function signalTints(c: Palette): Record<string, string> {
  const signals = { Success: c.success, Warning: c.warning, Error: c.danger, Info: c.info };
  return Object.fromEntries(
    Object.entries(signals).flatMap(([name, color]) => [
      [`color${name}Bg`, tint(color, c.card, 0.1)],
      [`color${name}Border`, tint(color, c.card, 0.3)],
    ]),
  );
}

/** Fingers need 44 px; a mouse does not. */
export function antdTheme(scheme: Scheme, touch: boolean): ThemeConfig {
  const c = palettes[scheme];
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      colorPrimary: c.brand,
      colorLink: c.brand,
      colorLinkHover: c.brandHover,
      colorSuccess: c.success,
      colorWarning: c.warning,
      colorError: c.danger,
      colorInfo: c.info,
      ...signalTints(c),
      colorTextBase: c.ink,
      colorText: c.ink,
      colorTextSecondary: c.muted,
      colorTextTertiary: c.muted,
      colorTextDescription: c.muted,
      colorTextPlaceholder: c.faint,
      colorBgBase: c.card,
      colorBgContainer: c.card,
      colorBgElevated: c.card,
      colorBgLayout: c.paper,
      colorBorder: c.line,
      colorBorderSecondary: c.line,
      colorBorderDisabled: c.line,
      colorSplit: c.line,
      controlItemBgActive: c.brandTint,
      controlItemBgActiveHover: c.brandTint,
      fontFamily,
      fontSize: fontSize.body,
      fontSizeSM: fontSize.tiny,
      fontSizeLG: fontSize.large,
      fontSizeHeading3: fontSize.title,
      lineHeight: 1.5,
      borderRadius: radius.control,
      borderRadiusLG: radius.card,
      boxShadow: shadow[scheme],
      boxShadowSecondary: shadow[scheme],
      controlHeight: touch ? 44 : 32,
      controlHeightSM: touch ? 36 : 26,
      motionDurationSlow: '0.2s',
      motionDurationMid: '0.15s',
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500, primaryColor: scheme === 'dark' ? dark.paper : light.card },
      Table: {
        headerBg: c.paper,
        headerColor: c.muted,
        headerSplitColor: 'transparent',
        headerBorderRadius: 0,
        rowHoverBg: c.paper,
        cellPaddingBlockMD: 8,
        cellPaddingInlineMD: 12,
        cellPaddingBlockSM: 5,
        cellPaddingInlineSM: 12,
      },
      // A form somebody may only read still has to be read.
      Input: { colorTextDisabled: c.muted },
      Progress: { defaultColor: c.brand },
      Tooltip: { colorBgSpotlight: scheme === 'dark' ? '#31404A' : light.ink },
      Tag: { defaultBg: c.paper, defaultColor: c.ink },
    },
  };
}

const declarations = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value};`)
    .join('');

/** The same tokens as CSS variables, for our own style sheets. */
export function cssVariables(): string {
  return (
    `:root{${declarations(light)}--shadow:${shadow.light};--font:${fontFamily};--radius-card:${radius.card}px;--radius-control:${radius.control}px}` +
    `@media (prefers-color-scheme:dark){:root{${declarations(dark)}--shadow:${shadow.dark}}}`
  );
}
