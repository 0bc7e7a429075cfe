import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@bylaw/testing';
import { chromium as engine, type Browser, type Page } from 'playwright-core';

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** For what never comes, not for a slow machine. */
const ANSWERS_WITHIN_MS = 30_000;

/** A headless browser that keeps all its files in a folder of its own, and what its pages complained about. */
export class TestBrowser {
  /** Errors in the console, exceptions, violations of the content security policy, and dialogs of scripts. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly home: string,
  ) {}

  /** Starts it. @throws Error that says how to get a browser, when there is none. */
  static async start(): Promise<TestBrowser> {
    const { executablePath, env } = await chromium();
    const home = mkdtempSync(join(tmpdir(), 'bylaw-browser-'));
    try {
      const browser = await engine.launch({
        executablePath,
        args: FLAGS,
        env: {
          ...process.env,
          ...env,
          HOME: home,
          XDG_CONFIG_HOME: home,
          XDG_CACHE_HOME: home,
          TMPDIR: home,
        },
      });
      return new TestBrowser(browser, home);
    } catch (error) {
      rmSync(home, { recursive: true, force: true });
      throw error;
    }
  }

  /** A page of somebody new: no cookie, nothing kept. */
  async newPage(): Promise<Page> {
    const context = await this.browser.newContext();
    context.setDefaultTimeout(ANSWERS_WITHIN_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(`exception: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      const { url } = message.location();
      const place = URL.canParse(url) ? new URL(url).pathname : url;
      if (message.type() === 'error') this.complaints.push(`${place}: ${message.text()}`);
    });
    return page;
  }

  /** Ends it, its processes and its files. */
  async stop(): Promise<void> {
    await this.browser.close();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}
