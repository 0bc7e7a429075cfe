import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import {
  AccessGuard,
  HealthController,
  PlatformModule,
  PrincipalResolver,
  type Logger,
} from '@bylaw/platform';
import { Redactor } from '@bylaw/redaction';
import { ActionsController } from './decisions/actions-controller.js';
import { AskPolicy } from './decisions/ask-policy.js';
import { AwaitVerdict } from './decisions/await-verdict.js';
import { IdempotentActions } from './decisions/idempotent-actions.js';
import { OwnActions } from './decisions/own-actions.js';
import { ReportOutcome } from './decisions/report-outcome.js';
import { VerdictBell } from './decisions/verdict-bell.js';
import { HeartbeatBoard } from './heartbeats/heartbeat-board.js';
import { HeartbeatController } from './heartbeats/heartbeat-controller.js';
import { SweepHeartbeats } from './heartbeats/sweep-heartbeats.js';
import { HubLifecycle } from './hub-lifecycle.js';
import { HubNews } from './hub-news.js';
import { HUB_SETTINGS, type HubSettings } from './hub-settings.js';
import { HubStores } from './hub-stores.js';
import { Lockdown } from './lockdown/lockdown.js';
import { EnforcedPolicy } from './policy-feed/enforced-policy.js';
import { PolicyController } from './policy-feed/policy-controller.js';
import { PolicyFeed } from './policy-feed/policy-feed.js';
import { PolicyStreams } from './policy-feed/policy-streams.js';
import { Rollout } from './policy-feed/rollout.js';
import { ActionRecorder } from './recording/action-recorder.js';
import { BacklogWatch } from './recording/backlog-watch.js';
import { RecordingBacklog } from './recording/recording-backlog.js';
import { RecordingGate } from './recording/recording-gate.js';
import { RecordingProcessor } from './recording/recording-processor.js';
import { UnrecordedActions } from './recording/unrecorded-actions.js';
import { AgentDirectory } from './registration/agent-directory.js';
import { AgentsController } from './registration/agents-controller.js';
import { HubPrincipalResolver } from './registration/hub-principal-resolver.js';
import { RegisterAgent } from './registration/register-agent.js';
import { UnregisterAgent } from './registration/unregister-agent.js';

/** The agent hub: the data plane. */
@Module({})
export class HubModule {
  static with(settings: HubSettings, logger: Logger): DynamicModule {
    return {
      module: HubModule,
      imports: [PlatformModule.with(logger)],
      controllers: [
        HealthController,
        AgentsController,
        HeartbeatController,
        ActionsController,
        PolicyController,
      ],
      providers: [
        { provide: HUB_SETTINGS, useValue: settings },
        { provide: Redactor, useValue: new Redactor(settings.redaction) },
        { provide: PrincipalResolver, useClass: HubPrincipalResolver },
        { provide: APP_GUARD, useClass: AccessGuard },
        ...[HubStores, HubNews, HubLifecycle],
        ...[AgentDirectory, RegisterAgent, UnregisterAgent],
        ...[HeartbeatBoard, SweepHeartbeats],
        ...[EnforcedPolicy, PolicyFeed, PolicyStreams, Rollout, Lockdown],
        ...[AskPolicy, IdempotentActions, OwnActions, ReportOutcome, AwaitVerdict, VerdictBell],
        ...[ActionRecorder, UnrecordedActions, RecordingProcessor],
        ...[RecordingBacklog, RecordingGate, BacklogWatch],
      ],
    };
  }
}
