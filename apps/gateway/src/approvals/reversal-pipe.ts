import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError } from '@bylaw/contracts';

/** The two ways back. */
export type Reversal = 'rollback' | 'restore';

/** The way back that a path names; any other path is not there. */
@Injectable()
export class ReversalPipe implements PipeTransform<string, Reversal> {
  transform(value: string): Reversal {
    if (value === 'rollback' || value === 'restore') return value;
    throw new DomainError('not_found', 'Only a rollback or a restore of a version can be approved');
  }
}
