import { useEffect, useState } from "preact/hooks";
import { ask } from "../../client/graphql.ts";
import { Icon } from "../../components/icon.tsx";
import { ListDepartementsDocument, type ListDepartementsQuery } from "../../gql/documents.ts";
import { Authority } from "../place/authority.tsx";
import { PMI } from "./words.ts";

type Departement = ListDepartementsQuery["departements"][number];

const asked = () => new URLSearchParams(location.search).get("departement") ?? "";

/** The PMI of one's département, and the slip addressed to it; the choice stands in the address. */
export function DepartementPmi() {
  const [departements, setDepartements] = useState<Departement[]>([]);
  const [failed, setFailed] = useState(false);
  const [code, setCode] = useState("");
  useEffect(() => {
    setCode(asked());
    void ask(ListDepartementsDocument, {}).then((answer) => {
      if (answer.ok) setDepartements(answer.data.departements);
      else setFailed(true);
    });
  }, []);
  const choose = (chosen: string) => {
    setCode(chosen);
    history.replaceState(history.state, "", chosen ? `?departement=${chosen}` : location.pathname);
  };
  const chosen = departements.find((departement) => departement.code === code);
  return (
    <>
      <div class="field field--short">
        <label for="departement">{PMI.label}</label>
        <select
          id="departement"
          value={chosen ? code : ""}
          aria-describedby={failed ? "departement-erreur" : undefined}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{PMI.none}</option>
          {departements.map(({ code, name }) => (
            <option key={code} value={code}>
              {code} – {name}
            </option>
          ))}
        </select>
        {failed && (
          <p class="field__error" id="departement-erreur" role="alert">
            {PMI.failed}
          </p>
        )}
      </div>
      <div aria-live="polite">{chosen && <Contact departement={chosen} />}</div>
    </>
  );
}

function Contact({ departement: { code, name, pmi } }: { departement: Departement }) {
  return (
    <div class="panel pmi">
      <Authority authority={pmi} title={PMI.title(name)} />
      <p>
        <a class="button" href={`/espace-professionnel/etre-publie/bulletin.pdf?departement=${code}`}>
          <Icon name="print" /> {PMI.slip}
          {PMI.slipSize}
        </a>
      </p>
    </div>
  );
}
