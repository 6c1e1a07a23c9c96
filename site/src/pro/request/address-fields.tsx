import { useEffect, useState } from "preact/hooks";
import { fold } from "../../../../api/kernel/text.ts";
import { CommuneField } from "../../client/commune-field.tsx";
import { type Commune, findCommunes } from "../../client/communes.ts";
import { TextField } from "../../client/fields.tsx";
import { type FormState, fieldId } from "../../client/form.tsx";
import type { PersonName } from "./request.ts";
import { REQUEST, STREET_TYPES } from "./words.ts";

const POSTCODE = /^\d{5}$/;

/** Street, postcode and commune. A postcode proposes its communes, a commune fills in its postcode. */
export function AddressFields({ form }: { form: FormState<PersonName> }) {
  const { postcode, commune, communeCode } = form.values;
  // the field keeps its own text: another number makes it take the form's
  const [turn, setTurn] = useState(0);
  const [said, setSaid] = useState("");
  const communes = useCommunesOf(postcode.trim());
  const [postcodes, setPostcodes] = useState<string[]>([]);

  const choose = (chosen: Commune, fromOutside = false) => {
    form.set({ commune: chosen.name, communeCode: chosen.code });
    setPostcodes(chosen.postcodes);
    if (fromOutside) {
      setTurn((n) => n + 1);
      setSaid(REQUEST.filled(chosen.name));
    }
    const [only, ...others] = chosen.postcodes;
    if (only && others.length === 0 && form.values.postcode.trim() === "") {
      form.set({ postcode: only });
      setSaid(REQUEST.filledPostcode(only));
    }
  };

  // the only commune of a postcode is it, unless another was given already or is being typed
  const only = communes.length === 1 ? communes[0] : undefined;
  useEffect(() => {
    const typing = document.activeElement?.id === fieldId(form, "commune");
    if (only && commune.trim() === "" && !typing) choose(only, true);
  }, [only]);

  const takePostcode = (code: string) => {
    form.set({ postcode: code });
    setSaid(REQUEST.filledPostcode(code));
  };

  // nothing is chosen or written out, or it has another postcode
  const given = fold(commune);
  const apart = !communes.some(({ code, name }) => code === communeCode || fold(name) === given);
  const offered = apart ? communes : [];
  const otherCodes = communeCode !== "" && !postcodes.includes(postcode.trim()) ? postcodes : [];
  const listId = fieldId(form, "types-de-voie");
  return (
    <>
      <div class="form__street">
        <TextField
          form={form}
          name="streetNumber"
          label={REQUEST.streetNumber}
          maxLength={20}
          autoComplete="off"
        />
        <TextField
          form={form}
          name="streetType"
          label={REQUEST.streetType}
          maxLength={40}
          autoComplete="off"
          list={listId}
        />
        <datalist id={listId}>
          {STREET_TYPES.map((type) => (
            <option key={type} value={type} />
          ))}
        </datalist>
        <TextField
          form={form}
          name="streetName"
          label={REQUEST.streetName}
          maxLength={200}
          autoComplete="off"
          required
        />
      </div>
      <div class="form__town">
        <TextField
          form={form}
          name="postcode"
          label={REQUEST.postcode}
          inputMode="numeric"
          autoComplete="postal-code"
          maxLength={10}
          required
        />
        <CommuneField
          form={form}
          name="commune"
          label={REQUEST.commune}
          required
          turn={turn}
          postcode={postcode.trim()}
          onCommune={choose}
          onTyped={(text) => {
            if (text !== form.values.commune) form.set({ commune: text, communeCode: "" });
          }}
        />
      </div>
      {offered.length > 0 ? (
        <Offers
          words={REQUEST.communeOf(postcode.trim())}
          offers={offered.map((one) => ({ label: one.name, take: () => choose(one, true) }))}
        />
      ) : (
        otherCodes.length > 1 && (
          <Offers
            words={REQUEST.postcodeOf(commune)}
            offers={otherCodes.map((code) => ({ label: code, take: () => takePostcode(code) }))}
          />
        )
      )}
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

/** The communes of a whole postcode. */
function useCommunesOf(postcode: string): Commune[] {
  const [communes, setCommunes] = useState<Commune[]>([]);
  useEffect(() => {
    setCommunes([]);
    if (!POSTCODE.test(postcode)) return;
    const controller = new AbortController();
    void findCommunes(postcode, 20, controller.signal).then((found) => {
      if (!controller.signal.aborted)
        setCommunes(found.filter(({ postcodes }) => postcodes.includes(postcode)));
    });
    return () => controller.abort();
  }, [postcode]);
  return communes;
}

function Offers({ words, offers }: { words: string; offers: { label: string; take: () => void }[] }) {
  return (
    <div class="offers">
      <p id="propositions">{words}</p>
      <ul aria-labelledby="propositions">
        {offers.map(({ label, take }) => (
          <li key={label}>
            <button class="button" type="button" onClick={take}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
