import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type SuggestionResponse, type SuggestionStatus } from '@bylaw/contracts';
import { SuggestionReader } from '@bylaw/persistence';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';

/** Suggestions as they are stored, with what the settings ask of them. */
@Injectable()
export class ShownSuggestions {
  constructor(
    @Inject(SuggestionReader) private readonly reader: SuggestionReader,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** One suggestion. @throws DomainError `not_found` */
  async get(id: string): Promise<SuggestionResponse> {
    const found = await this.reader.find(id);
    if (!found) throw new DomainError('not_found', 'There is no suggestion with this id');
    return { ...found, approvalsRequired: this.settings.approvalsRequired };
  }

  /** A page of them, newest first. */
  async list(
    filter: { readonly status?: SuggestionStatus },
    page: Parameters<SuggestionReader['list']>[1],
  ): Promise<SuggestionResponse[]> {
    const { approvalsRequired } = this.settings;
    const rows = await this.reader.list(filter, page);
    return rows.map((row) => ({ ...row, approvalsRequired }));
  }
}
