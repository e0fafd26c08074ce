"""The yardstick: dlt's `rest_api` source loads a search and its releases into PostgreSQL.

Run as `python -m benchmarks.dlt_crawl API_URL DATABASE_URL QUERY`; prints the number of releases.
"""

import sys
import tempfile
from urllib.parse import parse_qsl

import dlt
from dlt.sources.rest_api import rest_api_source
from psycopg.conninfo import conninfo_to_dict


def main(api_url: str, database_url: str, query: str) -> None:
    """Load the search's results and the releases that they name, merged by their ids."""
    given = conninfo_to_dict(database_url)
    source = rest_api_source(
        {
            "client": {
                "base_url": api_url,
                "headers": {"Authorization": "Discogs token=practice", "User-Agent": "benchmark"},
                "paginator": {"type": "page_number", "base_page": 1, "total_path": "pagination.pages"},
            },
            "resource_defaults": {"write_disposition": "merge", "primary_key": "id", "parallelized": True},
            "resources": [
                {
                    "name": "search",
                    "endpoint": {
                        "path": "database/search",
                        "params": {**dict(parse_qsl(query)), "per_page": 100},
                        "data_selector": "results",
                    },
                },
                {
                    "name": "release",
                    "endpoint": {"path": "releases/{resources.search.id}", "paginator": "single_page"},
                },
            ],
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        pipeline = dlt.pipeline(
            "crawl",
            pipelines_dir=folder,
            destination=dlt.destinations.postgres(
                credentials={
                    "host": "localhost",  # the query wins: only there may a socket be named
                    "query": {"host": given["host"], "port": given.get("port") or "5432"},
                    "username": given.get("user") or "postgres",
                    "database": given["dbname"],
                    "password": given.get("password") or "none",
                }
            ),
            dataset_name="dlt_crawl",
        )
        pipeline.run(source)
        with pipeline.sql_client() as client:
            print(client.execute_sql("SELECT count(*) FROM release")[0][0])


if __name__ == "__main__":
    main(*sys.argv[1:])
