import { Inject, Injectable } from '@nestjs/common';
import type { OperatorPrincipal } from '@bylaw/contracts';
import { TokenReader } from '@bylaw/persistence';
import { CLOCK, hashToken, type Clock } from '@bylaw/platform';
import { Stores } from '../stores.js';

/** However the news goes, nothing is remembered longer. */
const REMEMBER_MS = 10_000;
const REMEMBER_AT_MOST = 10_000;

interface Remembered {
  readonly operator: OperatorPrincipal;
  readonly until: number;
}

/**
 * Who holds which token. Answers are remembered for a moment, and forgotten as soon as news tells of a change of any
 * token, so that a revocation counts at once. While no news arrives nothing is remembered.
 */
@Injectable()
export class OperatorDirectory {
  private remembered = new Map<string, Remembered>();

  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(TokenReader) private readonly tokens: TokenReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    stores.news.subscribe({
      onNews: (news) => {
        if (news.type === 'token.changed') this.forget();
      },
      onGap: () => this.forget(),
    });
  }

  /** The operator who holds the secret, or null. */
  async byToken(token: string): Promise<OperatorPrincipal | null> {
    const hash = hashToken(token);
    return this.find(`hash ${hash}`, () => this.tokens.operatorByHash(hash));
  }

  /** The operator who holds the token of this id, or null. */
  async byId(id: string): Promise<OperatorPrincipal | null> {
    return this.find(`id ${id}`, () => this.tokens.operatorById(id));
  }

  /** Reads everything again. What is being read at this moment is not remembered. */
  forget(): void {
    this.remembered = new Map();
  }

  private async find(
    key: string,
    read: () => Promise<OperatorPrincipal | null>,
  ): Promise<OperatorPrincipal | null> {
    const known = this.remembered.get(key);
    if (known && known.until > this.clock.now() && this.stores.news.listening) return known.operator;
    const { remembered } = this;
    const operator = await read();
    if (operator) {
      if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
      remembered.set(key, { operator, until: this.clock.now() + REMEMBER_MS });
    }
    return operator;
  }
}
