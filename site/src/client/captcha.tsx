import { useEffect, useRef, useState } from "preact/hooks";
import { NewCaptchaDocument } from "../gql/documents.ts";
import { describe, Field, type FieldProps } from "./fields.tsx";
import { send } from "./graphql.ts";
import { serverNow } from "./today.ts";
import { CAPTCHA, failureWords } from "./words.ts";

interface Captcha {
  /** What the answer is about; empty while it is fetched. */
  id: string;
  image: string;
  audio: string;
  expiresAt: string;
}

export interface CaptchaState {
  captcha: Captcha | null;
  trouble: string | null;
  /** How many were shown: from the second on it is said. */
  turn: number;
  renew: () => void;
  /** True when its time has passed. */
  stale: () => boolean;
}

/** Four digits, fetched once they are wanted (R16). */
export function useCaptcha(wanted = true): CaptchaState {
  const [turn, setTurn] = useState(1);
  const [captcha, setCaptcha] = useState<Captcha | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  // `turn` asks for others
  useEffect(() => {
    if (!wanted) return;
    const controller = new AbortController();
    setCaptcha(null);
    setTrouble(null);
    void send(NewCaptchaDocument, {}, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (answer.ok) setCaptcha(answer.data.newCaptcha);
      else setTrouble(failureWords(answer.error));
    });
    return () => controller.abort();
  }, [wanted, turn]);
  return {
    captcha,
    trouble,
    turn,
    renew: () => setTurn((n) => n + 1),
    stale: () => captcha !== null && Date.parse(captcha.expiresAt) <= serverNow(),
  };
}

/** What is sent of it; null while there is no picture to answer. */
export function captchaAnswer({ captcha }: CaptchaState, text: string): { id: string; text: string } | null {
  return captcha && { id: captcha.id, text: text.trim() };
}

/** Picture, sound, other digits, and the field to copy them into. */
export function CaptchaField<Name extends string>(
  props: Omit<FieldProps<Name>, "label" | "hint"> & { state: CaptchaState },
) {
  const { form, name, state } = props;
  const field = { ...props, label: CAPTCHA.label, hint: CAPTCHA.hint };
  const renew = () => {
    form.set({ [name]: "" } as Record<Name, string>);
    state.renew();
  };
  return (
    <div class="captcha">
      <div class="captcha__digits">
        {state.captcha && <img src={state.captcha.image} alt={CAPTCHA.image} />}
        {!state.captcha && <p class="captcha__waiting">{state.trouble ?? CAPTCHA.loading}</p>}
      </div>
      <div class="captcha__ways">
        <Listen audio={state.captcha?.audio} />
        <button class="button" type="button" onClick={renew}>
          {CAPTCHA.again}
        </button>
      </div>
      <span class="visually-hidden" role="status">
        {state.trouble ?? (state.turn > 1 && state.captcha ? CAPTCHA.renewed : "")}
      </span>
      <Field {...field} class="captcha__field">
        <input
          {...describe(field).control}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          value={form.values[name]}
          onFocus={() => state.stale() && renew()}
          onInput={(event) => form.set({ [name]: event.currentTarget.value } as Record<Name, string>)}
        />
      </Field>
    </div>
  );
}

function Listen({ audio }: { audio: string | undefined }) {
  const player = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [mute, setMute] = useState(false);
  const toggle = () => {
    const sound = player.current;
    if (!sound || !audio) return;
    if (playing) return sound.pause();
    sound.currentTime = 0;
    sound.play().catch((error: unknown) => {
      // a sound stopped before it begins is no failure
      if (!(error instanceof DOMException && error.name === "AbortError")) setMute(true);
    });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: the digits in words would be the answer */}
      <audio
        ref={player}
        src={audio}
        preload="auto"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
      />
      <button class="button" type="button" aria-disabled={!audio} onClick={toggle}>
        {playing ? CAPTCHA.stop : CAPTCHA.listen}
      </button>
      {mute && <span role="status">{CAPTCHA.noSound}</span>}
    </>
  );
}
