import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from './chromium.js';

describe('chromium', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bylaw-spec-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function program(name: string, script: string): string {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it('takes the first browser on the path that runs, and passes over one that only says how to install it', async () => {
    program('chromium-browser', 'echo "Please install it: snap install chromium"; exit 1');
    const chrome = program('google-chrome', 'echo "Google Chrome 150.0.7871.12"');
    const searchPath = ['/nowhere', folder].join(delimiter);
    expect(await chromium({ searchPath, folder })).toEqual({ executablePath: chrome, env: {} });
  });

  it('says what to do where there is none and no package to download', async () => {
    await expect(chromium({ searchPath: folder, folder })).rejects.toThrow(
      'There is no chromium or google-chrome on the PATH. Install Chromium or Google Chrome.',
    );
    program('dnf', 'exit 0');
    await expect(chromium({ searchPath: folder, folder })).rejects.toThrow(
      /on the PATH\. Install it with `(sudo )?dnf install -y chromium`\.$/,
    );
  });
});
