/** A secret that is known by how it begins. */
export interface TokenShape {
  /** How it begins, in just this case. */
  readonly begins: string;
  readonly kind: string;
  /** The characters that follow; letters and digits when nothing is said. */
  readonly body: Body;
  /** So many of them at least. */
  readonly min: number;
  /** … and no others than these, where that tells it from other words. */
  readonly only?: RegExp;
  /** Whether its beginning stays. */
  readonly keepsBegin?: boolean;
}

/** Which characters a body is of. */
export type Body = 'alnum' | 'name' | 'dotted' | 'base64' | 'path' | 'hash';

const OPENAI_BODY = /\d/;

/**
 * Tokens of well-known services, as their documentation, GitHub's secret scanning and gitleaks describe them.
 * Add one with a case in `golden/secrets.yaml`.
 */
export const TOKEN_SHAPES: readonly TokenShape[] = [
  ...['bylaw_op_', 'bylaw_enr_', 'bylaw_agt_'].map((begins) => shape(begins, 'bylaw-token', 'name', 16)),
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((begins) => shape(begins, 'github-token', 'alnum', 30)),
  shape('github_pat_', 'github-token', 'name', 30),
  ...['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-', 'gloas-'].map((begins) =>
    shape(begins, 'gitlab-token', 'dotted', 18),
  ),
  ...['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxe-', 'xoxe.', 'xapp-'].map((begins) =>
    shape(begins, 'slack-token', 'dotted', 10),
  ),
  { ...shape('hooks.slack.com/services/', 'slack-webhook', 'path', 20), keepsBegin: true },
  { ...shape('discord.com/api/webhooks/', 'discord-webhook', 'path', 20), keepsBegin: true },
  ...['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'].map((begins) =>
    shape(begins, 'stripe-key', 'alnum', 10),
  ),
  shape('whsec_', 'stripe-key', 'base64', 20),
  { ...shape('AIza', 'google-key', 'name', 30), only: /\d/ },
  shape('ya29.', 'google-token', 'dotted', 15),
  shape('GOCSPX-', 'google-secret', 'name', 20),
  ...['AKIA', 'ASIA'].map((begins) => ({
    ...shape(begins, 'aws-access-key', 'alnum', 16),
    only: /^[A-Z0-9]{16}$/,
  })),
  shape('npm_', 'npm-token', 'alnum', 36),
  shape('pypi-Ag', 'pypi-token', 'name', 16),
  shape('rubygems_', 'rubygems-token', 'alnum', 40),
  shape('dckr_pat_', 'docker-token', 'name', 20),
  shape('sk-ant-', 'anthropic-key', 'name', 20),
  { ...shape('sk-', 'openai-key', 'name', 24), only: OPENAI_BODY },
  { ...shape('gsk_', 'groq-key', 'alnum', 40), only: /\d/ },
  { ...shape('xai-', 'xai-key', 'alnum', 40), only: /\d/ },
  { ...shape('hf_', 'huggingface-token', 'alnum', 30), only: /\d/ },
  shape('SG.', 'sendgrid-key', 'dotted', 40),
  ...['dop_v1_', 'doo_v1_', 'dor_v1_'].map((begins) => shape(begins, 'digitalocean-token', 'alnum', 40)),
  ...['hvs.', 'hvb.', 'hvr.'].map((begins) => shape(begins, 'vault-token', 'name', 20)),
  ...['shpat_', 'shpca_', 'shppa_', 'shpss_'].map((begins) => shape(begins, 'shopify-token', 'alnum', 30)),
  ...['glc_', 'glsa_'].map((begins) => ({ ...shape(begins, 'grafana-token', 'base64', 30), only: /\d/ })),
  shape('lin_api_', 'linear-key', 'alnum', 30),
  shape('sntrys_', 'sentry-token', 'base64', 30),
  shape('ATATT3', 'atlassian-token', 'base64', 40),
  shape('tskey-', 'tailscale-key', 'name', 20),
  shape('PMAK-', 'postman-key', 'name', 30),
  shape('NRAK-', 'newrelic-key', 'alnum', 20),
  shape('AGE-SECRET-KEY-1', 'age-key', 'alnum', 50),
  ...['$1$', '$5$', '$6$', '$y$', '$2a$', '$2b$', '$2y$', '$argon2'].map((begins) =>
    shape(begins, 'password-hash', 'hash', 20),
  ),
];

function shape(begins: string, kind: string, body: Body, min: number): TokenShape {
  return { begins, kind, body, min };
}
