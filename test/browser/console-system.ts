import { startSystem, type RunningSystem, type SystemOptions, type SystemState } from '@bylaw/testing';
import type { Page } from 'playwright-core';
import { Caller } from '../e2e/http.js';
import { TestBrowser } from './browser.js';

/** How long starting may take: the first run on a machine without a browser downloads one. */
export const START_MS = 300_000;
/** How long stopping may take. */
export const STOP_MS = 30_000;

const SIGN_IN_LINK = /http\S+\/sign-in#\S+/;
/** A page asks who is signed in before anybody is, and is told so. */
const NOBODY_YET = /^\/v1\/sessions\/current: .*401/;

/** What a person may do with the console, the least first. */
export type Role = 'viewer' | 'labeler' | 'approver' | 'admin';

/** Somebody who is signed in at the console, and the same person at the API. */
export interface Operator {
  readonly page: Page;
  readonly caller: Caller;
}

/** A whole system of real processes, private to one spec, and a browser for its console. */
export class ConsoleSystem {
  /** Whoever holds the token that the start prints. */
  readonly admin: Caller;

  private constructor(
    readonly system: RunningSystem,
    readonly browser: TestBrowser,
  ) {
    const { gatewayUrl, adminToken } = this.state;
    this.admin = new Caller(gatewayUrl, adminToken);
  }

  /** Starts both. @throws Error what the browser's or the system's start throws; nothing is left running then. */
  static async start(options: SystemOptions = {}): Promise<ConsoleSystem> {
    const browser = await TestBrowser.start();
    try {
      return new ConsoleSystem(await startSystem(options), browser);
    } catch (error) {
      await browser.stop();
      throw error;
    }
  }

  /** Addresses, tokens and process ids, as they are now. */
  get state(): SystemState {
    return this.system.state();
  }

  /** What the pages complained about; see {@link TestBrowser.complaints}. */
  get complaints(): string[] {
    return this.browser.complaints;
  }

  /** The address of a screen or of one thing on it, e.g. `at('suggestions/…')`. */
  at(place: string): string {
    return `${this.state.gatewayUrl}/#/${place}`;
  }

  /** The one-time link that the start printed. */
  get signInLink(): string {
    const link = SIGN_IN_LINK.exec(this.system.output())?.[0];
    if (link === undefined) throw new Error('The start printed no sign-in link');
    return link;
  }

  /** The overview as the admin sees it who follows the one-time link. It works once in the life of a system. */
  async signInByLink(): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(this.signInLink);
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    return page;
  }

  /** A new operator of this role, at the API only. */
  async operator(role: Role, name = `the ${role}`): Promise<Caller> {
    return new Caller(this.state.gatewayUrl, await this.tokenFor(role, name));
  }

  /** A new operator of this role, signed in with a token in a context of their own, at the overview. */
  async signIn(role: Role, name = `the ${role}`): Promise<Operator> {
    const token = await this.tokenFor(role, name);
    const before = this.complaints.length;
    const page = await this.browser.newPage();
    await page.goto(this.state.gatewayUrl);
    await page.getByLabel('Token', { exact: true }).fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    const others = this.complaints.splice(before).filter((text) => !NOBODY_YET.test(text));
    this.complaints.push(...others);
    return { page, caller: new Caller(this.state.gatewayUrl, token) };
  }

  private async tokenFor(role: Role, name: string): Promise<string> {
    const { status, body } = await this.admin.post<{ token: string }>('/v1/tokens', { name, role });
    if (status !== 201) throw new Error(`No token for a ${role}: ${JSON.stringify(body)}`);
    return body.token;
  }

  /** A new agent, at the first hub. */
  async enrol(name?: string, labels?: Readonly<Record<string, string>>): Promise<Caller> {
    const [hubUrl] = this.state.hubUrls;
    if (hubUrl === undefined) throw new Error('The system has no hub');
    const hub = new Caller(hubUrl, this.state.enrolmentToken);
    const { status, body } = await hub.post<{ token: string }>('/v1/agents', { name, labels });
    if (status !== 201) throw new Error(`No agent: ${JSON.stringify(body)}`);
    return new Caller(hubUrl, body.token);
  }

  /** Ends both. @throws Error when the system did not stop in order. */
  async stop(): Promise<void> {
    await this.browser.stop();
    const code = await this.system.stop();
    if (code !== 0) throw new Error(`The system did not stop in order: exit code ${String(code)}`);
  }
}
