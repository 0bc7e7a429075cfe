import { CreatePolicy1763800000001 } from './0001-create-policy.js';
import { CreateAudit1763800000002 } from './0002-create-audit.js';
import { CreateFleetAndTelemetry1763800000003 } from './0003-create-fleet-and-telemetry.js';
import { SeparateRoles1763800000004 } from './0004-separate-roles.js';
import { KeepImportResults1763800000005 } from './0005-keep-import-results.js';
import { KeepOverlaps1763800000006 } from './0006-keep-overlaps.js';
import { KeepTrainingDigests1763800000007 } from './0007-keep-training-digests.js';
import { PartitionTelemetry1763800000008 } from './0008-partition-telemetry.js';
import { KeepLockdown1763800000009 } from './0009-keep-lockdown.js';
import { KeepApprovals1763800000010 } from './0010-keep-approvals.js';
import { CountRuleMatches1763800000011 } from './0011-count-rule-matches.js';

/** Every migration, in order. Append only: one that has run anywhere is never edited. */
export const MIGRATIONS = [
  CreatePolicy1763800000001,
  CreateAudit1763800000002,
  CreateFleetAndTelemetry1763800000003,
  SeparateRoles1763800000004,
  KeepImportResults1763800000005,
  KeepOverlaps1763800000006,
  KeepTrainingDigests1763800000007,
  PartitionTelemetry1763800000008,
  KeepLockdown1763800000009,
  KeepApprovals1763800000010,
  CountRuleMatches1763800000011,
];
