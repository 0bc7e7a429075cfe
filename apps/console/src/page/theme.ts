import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** What a colour is used as: text on the page, the paper of a note or badge, and a filled button under white text. */
interface Shades {
  readonly light: { readonly text: string; readonly paper: string };
  readonly dark: { readonly text: string; readonly paper: string };
  readonly filled: string;
}

/**
 * The colours with a meaning. Each text has at least 4.5:1 on the page, on a card and on its own paper, in both schemes, and
 * white has it on `filled` (WCAG 2.2, 1.4.3).
 */
const MEANINGS: Readonly<Record<'moss' | 'good' | 'warn' | 'bad' | 'plain', Shades>> = {
  moss: {
    light: { text: '#1f6b54', paper: '#e1f0ea' },
    dark: { text: '#6fc7a8', paper: '#1b332a' },
    filled: '#1f6b54',
  },
  good: {
    light: { text: '#1b6b3a', paper: '#e2f3e7' },
    dark: { text: '#84d6a0', paper: '#173223' },
    filled: '#1b6b3a',
  },
  warn: {
    light: { text: '#7a4f00', paper: '#fdf0d2' },
    dark: { text: '#f0c46b', paper: '#3a2d10' },
    filled: '#7a4f00',
  },
  bad: {
    light: { text: '#a3261c', paper: '#fce4e1' },
    dark: { text: '#ff9d92', paper: '#42201c' },
    filled: '#a3261c',
  },
  plain: {
    light: { text: '#3d4843', paper: '#e9edea' },
    dark: { text: '#c3cec8', paper: '#2c3531' },
    filled: '#4c5852',
  },
};

const PAGE = {
  light: { body: '#f7f7f4', card: '#ffffff', text: '#1d2421', dimmed: '#5b6661', line: '#cfd5d1' },
  dark: { body: '#141816', card: '#1d2320', text: '#e6ebe8', dimmed: '#a3b0aa', line: '#3b4641' },
} as const;

const oneShade = (shade: string): MantineColorsTuple => [
  shade,
  shade,
  shade,
  shade,
  shade,
  shade,
  shade,
  shade,
  shade,
  shade,
];

/** The look of the console. All colours are here. */
export const theme = createTheme({
  primaryColor: 'moss',
  colors: Object.fromEntries(Object.entries(MEANINGS).map(([name, { filled }]) => [name, oneShade(filled)])),
  fontFamily: 'system-ui, sans-serif',
  fontFamilyMonospace: "ui-monospace, 'DejaVu Sans Mono', monospace",
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.15rem' } } },
  defaultRadius: 'md',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // Their titles are no banner of the page, which a `header` would say.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
  },
});

function variablesOf(scheme: 'light' | 'dark'): Record<string, string> {
  const { body, card, text, dimmed, line } = PAGE[scheme];
  const page = {
    '--mantine-color-body': body,
    '--bylaw-card': card,
    '--mantine-color-text': text,
    '--mantine-color-bright': text,
    '--mantine-color-dimmed': dimmed,
    '--mantine-color-placeholder': dimmed,
    '--mantine-color-default': card,
    '--mantine-color-default-color': text,
    '--mantine-color-default-border': line,
    '--mantine-color-error': MEANINGS.bad[scheme].text,
    '--mantine-color-anchor': MEANINGS.moss[scheme].text,
    '--bylaw-field-border': dimmed,
  };
  const meanings = Object.entries(MEANINGS).flatMap(([name, shades]) => {
    const { text: colour, paper } = shades[scheme];
    const variable = `--mantine-color-${name}`;
    return [
      [`${variable}-text`, colour],
      [`${variable}-light`, paper],
      [`${variable}-light-hover`, paper],
      [`${variable}-light-color`, colour],
      [`${variable}-outline`, colour],
      [`${variable}-outline-hover`, paper],
      [`${variable}-filled`, shades.filled],
      [`${variable}-filled-hover`, shades.filled],
    ];
  });
  return { ...page, ...(Object.fromEntries(meanings) as Record<string, string>) };
}

/** The theme's colours as the variables of the style sheets. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf('light'),
  dark: variablesOf('dark'),
});
