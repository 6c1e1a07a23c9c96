import { useEffect, useRef, useState } from "preact/hooks";
import { DeskLink, useDesk } from "./navigation.tsx";
import { STATE_FILTERS, type StateFilter, tidy } from "./state.ts";
import { filterWords, W } from "./words.ts";

/** Nothing changes before the button (or Enter): the list never moves under the keyboard. */
export function QueueFilters({ filtered }: { filtered: boolean }) {
  const { state, go } = useDesk();
  // what is being typed stays when the list arrives; a move puts back what the list is filtered by
  const [typed, setTyped] = useState({ filter: state.filter, text: state.text });
  const shown = useRef(state);
  useEffect(() => {
    if (shown.current === state) return;
    shown.current = state;
    setTyped({ filter: state.filter, text: state.text });
  }, [state]);
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    go({ filter: typed.filter, text: tidy(typed.text) });
  };
  return (
    <form class="queue-filters" role="search" aria-label={W.queue.filters} onSubmit={apply}>
      <div class="field">
        <label for="etat">{W.queue.state}</label>
        <select
          id="etat"
          value={typed.filter}
          onChange={({ currentTarget }) => setTyped({ ...typed, filter: currentTarget.value as StateFilter })}
        >
          {STATE_FILTERS.map((filter) => (
            <option key={filter} value={filter}>
              {filterWords(filter)}
            </option>
          ))}
        </select>
      </div>
      <div class="field queue-filters__text">
        <label for="q">{W.queue.text}</label>
        <input
          id="q"
          type="search"
          maxLength={100}
          autocomplete="off"
          value={typed.text}
          onInput={({ currentTarget }) => setTyped({ ...typed, text: currentTarget.value })}
        />
      </div>
      <button class="button button--main" type="submit">
        {W.queue.apply}
      </button>
      {filtered && (
        <DeskLink class="button button--quiet" to={{ filter: "ALL", text: "" }}>
          {W.queue.clear}
        </DeskLink>
      )}
    </form>
  );
}
