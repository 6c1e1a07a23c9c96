import { useRef, useState } from "preact/hooks";
import { SetRemindersDocument } from "../../gql/documents.ts";
import { sendSignedIn } from "../session/session.ts";
import { REMINDERS } from "./words.ts";

/** Whether they are reminded by e-mail: kept at once. */
export function Reminders({ wanted: before }: { wanted: boolean }) {
  const [wanted, setWanted] = useState(before);
  const [said, say] = useState("");
  const asked = useRef(0);

  const choose = async (next: boolean) => {
    asked.current += 1;
    const mine = asked.current;
    setWanted(next);
    say("");
    const answer = await sendSignedIn(SetRemindersDocument, { wanted: next });
    // pressed again meanwhile: the last one is the one that counts
    if (mine !== asked.current) return;
    const stands = answer.ok ? answer.data.setReminders : !next;
    setWanted(stands);
    say(!answer.ok || stands !== next ? REMINDERS.failed : stands ? REMINDERS.on : REMINDERS.off);
  };

  return (
    <section class="panel" aria-labelledby="rappels">
      <h2 id="rappels">{REMINDERS.title}</h2>
      <label class="reminder">
        <input
          class="choice__radio"
          type="checkbox"
          checked={wanted}
          onChange={({ currentTarget }) => void choose(currentTarget.checked)}
        />
        <span>{REMINDERS.wanted}</span>
      </label>
      <p class="stands__done" role="status">
        {said}
      </p>
    </section>
  );
}
