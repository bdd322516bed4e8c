import { Button, Text } from "@medusajs/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router-dom";
import { Loaded } from "../../../components/loaded";
import { Nothing, Panel } from "../../../components/panel";
import { PostingsTable } from "../../../components/postings-table";
import { OUR_DATA } from "../../../lib/act";
import { api } from "../../../lib/api";
import { words } from "../../../lib/words";

const PAGE_SIZE = 20;

/** Every posting of one account, page by page; each leads to its order. Account and page stand in the address. */
const PostingsPage = () => {
  const text = words.postings;
  const [params, setParams] = useSearchParams();
  const account = params.get("account") ?? "";
  const asked = Number(params.get("offset"));
  const offset = Number.isSafeInteger(asked) && asked > 0 ? asked : 0;
  const query = useQuery({
    queryKey: [OUR_DATA, "postings", account, offset],
    queryFn: () => api.postings(account, PAGE_SIZE, offset),
    enabled: account !== "",
    placeholderData: keepPreviousData,
  });
  const turnTo = (next: number) => setParams({ account, offset: String(next) });
  return (
    <div className="flex flex-col gap-y-3" data-testid="postings-page">
      <Panel
        title={account === "" ? text.noAccount : text.title(account)}
        level="h1"
        intro={text.intro}
        actions={
          <Button size="small" variant="secondary" asChild>
            <Link to="/books">{text.allAccounts}</Link>
          </Button>
        }
      >
        {account !== "" && (
          <Loaded query={query}>
            {({ postings, count }) =>
              postings.length === 0 ? (
                <Nothing text={text.none} />
              ) : (
                <>
                  <PostingsTable account={account} postings={postings} />
                  <nav
                    aria-label={words.common.range(offset + 1, offset + postings.length, count)}
                    className="flex flex-wrap items-center justify-between gap-2 px-6 py-4"
                  >
                    <Text size="small" role="status">
                      {words.common.range(offset + 1, offset + postings.length, count)}
                    </Text>
                    <div className="flex gap-2">
                      <Button
                        size="small"
                        variant="secondary"
                        disabled={offset === 0}
                        onClick={() => turnTo(Math.max(0, offset - PAGE_SIZE))}
                      >
                        {words.common.previous}
                      </Button>
                      <Button
                        size="small"
                        variant="secondary"
                        disabled={offset + postings.length >= count}
                        onClick={() => turnTo(offset + PAGE_SIZE)}
                      >
                        {words.common.next}
                      </Button>
                    </div>
                  </nav>
                </>
              )
            }
          </Loaded>
        )}
      </Panel>
    </div>
  );
};

export default PostingsPage;
