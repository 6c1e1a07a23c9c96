import { useState } from "preact/hooks";
import type { Answer } from "../client/graphql.ts";
import {
  DeskActivateDocument,
  DeskAskConsentDocument,
  DeskDirectToPmiDocument,
  DeskRecordConsentDocument,
  DeskRefuseDocument,
  type DeskRequestFragment,
  type DeskResultFragment,
  DeskRevokeDocument,
  DeskWithdrawDocument,
  type HabilitationAction,
} from "../gql/documents.ts";
import { sendSignedIn } from "../pro/session/session.ts";
import { CONFIRM } from "./action-words.ts";

interface Act {
  request: string;
  action: HabilitationAction;
  listing: string | null;
  byPost: boolean;
  reason: string | null;
}

type Result = Answer<{ result: DeskResultFragment }>;

function sendAct({ request, action, listing, byPost, reason }: Act): Promise<Result> {
  switch (action) {
    case "DIRECT_TO_PMI":
      return sendSignedIn(DeskDirectToPmiDocument, { request });
    case "ASK_CONSENT":
      return sendSignedIn(DeskAskConsentDocument, { request, listing, byPost });
    case "RECORD_CONSENT":
      return sendSignedIn(DeskRecordConsentDocument, { request });
    case "ACTIVATE":
      return sendSignedIn(DeskActivateDocument, { request });
    case "REFUSE":
      return sendSignedIn(DeskRefuseDocument, { request, reason });
    case "REVOKE":
      return sendSignedIn(DeskRevokeDocument, { request, reason });
    case "WITHDRAW":
      return sendSignedIn(DeskWithdrawDocument, { request, reason });
  }
}

export interface Acting {
  busy: boolean;
  /** Sentences to show: refusals of the API, or what went wrong on the way. */
  problems: string[];
  /** The API has refused: the request is perhaps not what the page shows. */
  refused: boolean;
  act: (act: Act) => Promise<DeskRequestFragment | null>;
}

/** Does one action at a time, however often the button is pressed. */
export function useAct(): Acting {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const [problems, setProblems] = useState<string[]>([]);
  const act = async (what: Act) => {
    if (busy) return null;
    setBusy(true);
    setProblems([]);
    const answer = await sendAct(what);
    setBusy(false);
    if (answer.ok && answer.data.result.__typename === "HabilitationMoved") return answer.data.result.request;
    if (answer.ok) {
      setRefused(true);
      setProblems(
        "problems" in answer.data.result ? answer.data.result.problems.map(({ message }) => message) : [],
      );
    } else setProblems([answer.error.code === "OFFLINE" ? CONFIRM.offline : CONFIRM.failed]);
    return null;
  };
  return { busy, problems, refused, act };
}
