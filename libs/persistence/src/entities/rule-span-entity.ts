import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The versions during which a rule is active: from `addedIn` up to, not including, `removedIn`. */
@Entity({ name: 'rule_spans' })
export class RuleSpanEntity {
  @PrimaryColumn({ name: 'rule_id', type: 'uuid' })
  ruleId!: string;

  @PrimaryColumn({ name: 'added_in', type: 'integer' })
  addedIn!: number;

  @Column({ name: 'removed_in', type: 'integer', nullable: true })
  removedIn!: number | null;
}
